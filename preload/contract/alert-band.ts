import { ONE_DOLLAR, type MicroDollars } from './prices.ts';

/*
 * How far a price must move back from a rule's threshold before the rule can fire again, so that prices hovering around
 * it fire once. A band takes at most a third of the way to the end of the scale: a rule at 2¢ with a band of 1¢ could
 * otherwise never fire again, since there is no price below 1¢.
 */

/** The band of a rule that is left downwards, in micro-dollars. */
export function bandBelow(threshold: MicroDollars, band: MicroDollars): MicroDollars {
  return Math.min(band, Math.floor(threshold / 3)) as MicroDollars;
}

/** The band of a rule that is left upwards, in micro-dollars. */
export function bandAbove(threshold: MicroDollars, band: MicroDollars): MicroDollars {
  return Math.min(band, Math.floor((ONE_DOLLAR - threshold) / 3)) as MicroDollars;
}
