/** The few functions of jStat that distributions.test.ts compares with; the package ships no types. */
declare module 'jstat' {
  interface CumulativeDistribution {
    cdf(x: number, ...parameters: number[]): number;
  }
  const jstat: {
    readonly centralF: CumulativeDistribution;
    readonly studentt: CumulativeDistribution;
    readonly chisquare: CumulativeDistribution;
  };
  export default jstat;
}
