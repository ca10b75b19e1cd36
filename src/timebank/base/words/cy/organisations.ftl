organisation-private = grŵp cymunedol
