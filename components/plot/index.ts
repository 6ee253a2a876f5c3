export { BalanceBar } from './BalanceBar';
export type { PlotInterval } from './geometry';
export { PairPlot } from './PairPlot';
export { SpreadPlot } from './SpreadPlot';
export { TurnRing } from './TurnRing';
export { useWidth } from './useWidth';
export { TurnTimeline, type TurnTimelineProps } from './TurnTimeline';
export { RunChart, type RunChartAxis, type RunChartMark, type RunChartProps } from './RunChart';
