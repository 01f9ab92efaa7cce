"""A trilingual glossary and terminology service for Korean, Japanese and English."""
