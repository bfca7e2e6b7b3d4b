"""Templates, styles and scripts of the pages: plain files, nothing to build."""
