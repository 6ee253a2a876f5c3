export { BalanceBar, type BalanceBarProps } from './BalanceBar';
export { clampFraction, type PlotInterval } from './geometry';
export { PairPlot, type PairPlotProps, type PlotPair } from './PairPlot';
export { Timeline, type TimelineMarker, type TimelineProps } from './Timeline';
export { TurnRing, type TurnRingProps } from './TurnRing';
export { RunChart, type RunChartPoint, type RunChartProps } from './RunChart';
export { useWidth } from './useWidth';
export { Score, type ScorePhase, type ScorePin, type ScoreProps } from './Score';
