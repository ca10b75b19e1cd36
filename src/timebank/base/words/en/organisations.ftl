organisation-private = a community group
