-- How many prompts of each theme an interview's plan practises; absent for all.
ALTER TABLE interview ADD COLUMN each INTEGER CHECK (each > 0);
