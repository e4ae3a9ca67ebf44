"""FHIR R4 as the French profiles write it (FR Core 2.2, PDSm): read from programs, never believed before a check."""
