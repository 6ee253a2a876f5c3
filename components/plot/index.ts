export { BalanceBar, type BalanceBarProps } from './BalanceBar';
export { clampFraction, type PlotInterval } from './geometry';
export { PairPlot, type PairPlotProps, type PlotPair } from './PairPlot';
export { SpreadPlot, type SpreadPlotProps } from './SpreadPlot';
export { TurnRing, type TurnRingProps } from './TurnRing';
export { useWidth } from './useWidth';
export { Score, type ScorePhase, type ScorePin, type ScoreProps } from './Score';
export {
  RunChart,
  type RunChartAxis,
  type RunChartMark,
  type RunChartPoint,
  type RunChartProps,
  type RunChartRun,
} from './RunChart';
