// Draws what the server sends: data only. Colours, sizes and texts of the axes are decided here, by theme and width.
let loading;
const charts = new Map();

function load(address) {
  loading ??= new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
  return loading;
}

function style(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function colours() {
  return [1, 2, 3, 4, 5, 6].map(i => style(`--series-${i}`));
}

function base() {
  return {
    animation: false,
    color: colours(),
    textStyle: { fontFamily: 'inherit', color: style('--text') },
    grid: { left: 8, right: 16, top: 34, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis', confine: true, backgroundColor: style('--card'), borderColor: style('--line'), textStyle: { color: style('--text') } },
    legend: { top: 0, type: 'scroll', textStyle: { color: style('--muted') } },
  };
}

const axisStyle = () => ({ axisLine: { lineStyle: { color: style('--line') } }, axisLabel: { color: style('--muted'), hideOverlap: true }, splitLine: { lineStyle: { color: style('--line') } } });

function named(data) {
  return data.series.some(s => s.name) ? {} : { legend: { show: false }, grid: { left: 8, right: 16, top: 12, bottom: 8, containLabel: true } };
}

const builders = {
  line: data => ({
    ...named(data),
    xAxis: { type: 'category', data: data.labels, boundaryGap: false, ...axisStyle() },
    yAxis: { type: 'value', ...axisStyle() },
    series: data.series.map((s, i) => ({
      type: 'line', name: s.name, data: s.values, showSymbol: data.labels.length < 3, lineStyle: { width: 2, type: s.name === 'usual' ? 'dashed' : 'solid' },
      areaStyle: i === 0 ? { opacity: 0.1 } : undefined,
    })),
  }),
  stacked: data => ({
    xAxis: { type: 'category', data: data.labels, boundaryGap: false, ...axisStyle() },
    yAxis: { type: 'value', ...axisStyle() },
    series: data.series.map(s => ({ type: 'line', stack: 'all', areaStyle: { opacity: 0.5 }, showSymbol: false, lineStyle: { width: 1 }, name: s.name, data: s.values })),
  }),
  ranking: data => ({
    ...named({ series: [] }),
    xAxis: { type: 'value', ...axisStyle() },
    yAxis: { type: 'category', inverse: true, data: data.labels, ...axisStyle(), axisLabel: { color: style('--text'), width: 220, overflow: 'truncate' } },
    series: data.series.map(s => ({ type: 'bar', name: s.name, data: s.values, barMaxWidth: 22, label: { show: true, position: 'right', color: style('--muted') } })),
  }),
  bar: data => ({
    xAxis: { type: 'value', ...axisStyle() },
    yAxis: { type: 'category', inverse: true, data: data.labels, ...axisStyle(), axisLabel: { color: style('--text'), width: 180, overflow: 'truncate' } },
    series: data.series.map(s => ({ type: 'bar', stack: 'all', name: s.name, data: s.values, barMaxWidth: 22 })),
  }),
  heatmap: data => {
    const cells = data.series.flatMap((s, row) => s.values.map((v, column) => [column, row, v ?? 0]));
    return {
      legend: { show: false },
      tooltip: { ...base().tooltip, trigger: 'item' },
      grid: { left: 8, right: 16, top: 12, bottom: 48, containLabel: true },
      xAxis: { type: 'category', data: data.labels, ...axisStyle() },
      yAxis: { type: 'category', inverse: true, data: data.series.map(s => s.name), ...axisStyle() },
      visualMap: { min: 0, max: Math.max(1, ...cells.map(c => c[2])), orient: 'horizontal', left: 'center', bottom: 0, textStyle: { color: style('--muted') }, inRange: { color: [style('--card'), style('--series-1')] } },
      series: [{ type: 'heatmap', data: cells }],
    };
  },
};

function render(entry) {
  entry.chart.setOption({ ...base(), ...builders[entry.data.kind](entry.data) }, { notMerge: entry.kind !== entry.data.kind, replaceMerge: ['series'], lazyUpdate: true });
  entry.kind = entry.data.kind;
}

export async function draw(element, data, address) {
  await load(address);
  if (!element?.isConnected) return;
  let entry = charts.get(element);
  if (!entry) {
    entry = { chart: echarts.init(element) };
    entry.observer = new ResizeObserver(() => entry.chart.resize());
    entry.observer.observe(element);
    charts.set(element, entry);
  }
  entry.data = data;
  render(entry);
}

export function remove(element) {
  const entry = charts.get(element);
  if (!entry) return;
  entry.observer.disconnect();
  entry.chart.dispose();
  charts.delete(element);
}

addEventListener('themechange', () => charts.forEach(render));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => charts.forEach(render));
