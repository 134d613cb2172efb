"""«Уральская область»: an association of five sections that works by an approved plan of thirteen rows."""
