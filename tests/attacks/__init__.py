"""The adversarial cases of tests/attacks.csv that no other folder proves, told with the people of the stories."""
