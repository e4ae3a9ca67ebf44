"""Two members of her house say that it is she: it stands for her fresh proof of one act, which she does herself."""
