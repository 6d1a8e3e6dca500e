"""The pages of privacy: what may go, who looked, what we keep."""
