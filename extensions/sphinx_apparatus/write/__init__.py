"""The write phase: what was planned over all documents is put into their doctrees."""
