"""HL7 v2 messages that carry a document (CI-SIS « Transmission d'un document CDA en HL7v2 », MDM and ORU)."""
