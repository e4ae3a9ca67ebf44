"""HL7 CDA R2 documents, French profile (CI-SIS): read and put in words, never trusted. No I/O."""
