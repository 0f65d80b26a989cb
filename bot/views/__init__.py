"""What people see: values of the domain turned into text and buttons."""
