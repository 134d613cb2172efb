"""«Дальний край»: a region whose association meets four times a year, with minutes, reports and assignments."""
