/** Accounts of files are compared without blanks, hyphens and case (`SE45 5000 …`, `123-4567`). */
export function accountKey(account: string): string {
  return account.replace(/[\s-]/g, '').toUpperCase();
}
