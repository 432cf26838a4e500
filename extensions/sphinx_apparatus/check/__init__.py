"""Between the phases: gather the edition, check it, decide what is rewritten, report, verify."""
