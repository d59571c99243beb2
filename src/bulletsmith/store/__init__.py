"""What is kept on disk: atomic saves, unsaved work, recent files, configuration."""
