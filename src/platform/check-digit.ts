/** Numbers of twelve digits that identify a person (IIN) or an organisation (BIN): the last digit checks the others. Pure. */

const WEIGHTS = [
	[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
	[3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]
] as const;

/** Twelve digits with a right check digit: sum mod 11, a second row of weights when the first gives 10. */
export function isChecked(typed: string): boolean {
	if (!/^\d{12}$/.test(typed)) return false;
	const digits = [...typed].map(Number);
	for (const weights of WEIGHTS) {
		const control = weights.reduce<number>((sum, weight, i) => sum + weight * (digits[i] ?? 0), 0) % 11;
		if (control < 10) return control === digits[11];
	}
	return false;
}
