"""Programs of others that serve like pages, each in an environment of its own: never a dependency of this one."""
