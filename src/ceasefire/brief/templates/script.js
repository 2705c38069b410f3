(function () {
  "use strict";
  var opened = [];
  function reveal() {
    var at = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!at) return;
    for (var e = at; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    at.scrollIntoView();
  }
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();
  addEventListener("beforeprint", function () {
    opened = [].slice.call(document.querySelectorAll("details:not([open]):not(.more)"));
    opened.forEach(function (d) { d.open = true; });
  });
  addEventListener("afterprint", function () {
    opened.forEach(function (d) { d.open = false; });
  });
})();
