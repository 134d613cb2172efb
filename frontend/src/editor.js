export function startEditors() {}
