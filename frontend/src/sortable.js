export function startSortables() {}
