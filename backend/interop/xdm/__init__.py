"""IHE XDM packages: a zip of documents with an ebXML description of each (CI-SIS, IHE ITI TF-2 3.32)."""
