export function startSelects() {}
