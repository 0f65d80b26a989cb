"""What the README's figures come from: our bot beside bare ones, on one machine, in one run."""
