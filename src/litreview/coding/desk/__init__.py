"""The coding desk: one sentence at a time, decided by keyboard in JupyterLab."""
