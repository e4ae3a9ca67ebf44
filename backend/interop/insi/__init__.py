"""INSi, the national service that knows who has which INS: asked by five traits, in SOAP 1.2, by the worker alone."""
