/** Swedish OCR references: 2 to 25 digits, the last a Luhn (mod 10) check digit. */

export function luhnHolds(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** The reference as an OCR number (digits only), or null when it is none. */
export function asOcr(text: string): string | null {
  const digits = text.replace(/\D/g, '');
  return digits.length >= 2 && digits.length <= 25 && luhnHolds(digits) ? digits : null;
}
