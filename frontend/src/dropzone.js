export function startDropzones() {}
