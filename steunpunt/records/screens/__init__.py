"""The views behind `backoffice.RecordViewSet`: lists, forms, files and histories."""
