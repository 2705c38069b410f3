"""Reports as they are received: bytes kept by hash, one reader of headers per format."""
