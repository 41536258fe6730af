// Draws what the server sends: data only. Colours, sizes and texts of the axes are decided here, by theme and width.
let loading;
const charts = new Map();

export function load(address) {
  loading ??= new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
  return loading;
}

export function style(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function colours() {
  return [1, 2, 3, 4, 5, 6].map(i => style(`--series-${i}`));
}

export function base() {
  return {
    animation: false,
    color: colours(),
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 13, color: style('--text') },
    grid: { left: 8, right: 16, top: 34, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis', confine: true, valueFormatter: written, backgroundColor: style('--card'), borderColor: style('--line'), textStyle: { color: style('--text') } },
    legend: { top: 0, type: 'scroll', textStyle: { color: style('--muted') } },
  };
}

// Thousands and three decimals; of numbers for which these say nothing the first digits, as in the table.
const written = value => !Number.isFinite(value) ? '–'
  : value !== 0 && (Math.abs(value) < 0.1 || Math.abs(value) >= 1e15) ? String(Number(value.toPrecision(4)))
  : value.toLocaleString('en-US', { maximumFractionDigits: 3 });

// Texts of a tooltip come out of the data: never as markup.
function lines(...texts) {
  const box = document.createElement('div');
  for (const text of texts) box.append(Object.assign(document.createElement('div'), { textContent: text }));
  return box;
}

export const axisStyle = () => ({ axisLine: { lineStyle: { color: style('--line') } }, axisLabel: { color: style('--muted'), fontSize: 12, hideOverlap: true }, splitLine: { lineStyle: { color: style('--line') } } });

function named(data) {
  return data.series.some(s => s.name) ? {} : { legend: { show: false }, grid: { left: 8, right: 16, top: 12, bottom: 8, containLabel: true } };
}

// Numbers of another size get an axis at the right, so that they are not a flat line.
function valueAxes(data) {
  const left = { type: 'value', ...axisStyle() };
  const own = data.series.filter(s => s.hasOwnAxis);
  return own.length === 0 ? left : [left, { type: 'value', ...axisStyle(), splitLine: { show: false } }];
}

function bars(data, stack, element) {
  return {
    tooltip: { ...base().tooltip, axisPointer: { type: 'shadow' } },
    xAxis: { type: 'value', ...axisStyle() },
    ...names(data, element),
    series: data.series.map(s => ({ type: 'bar', stack, name: s.name, data: s.values, barMaxWidth: 22 })),
  };
}

// How wide the longest is. The chart's own estimate is a guess from the letters of English, and cuts other texts off.
const slack = 1.08;
function longest(labels) {
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = `12px ${getComputedStyle(document.body).fontFamily}`;
  return Math.ceil(Math.max(0, ...labels.map(label => pen.measureText(label).width)) * slack);
}

// Names of several columns are long, and often differ only at their end; on a phone the bars need the room.
function nameWidth(labels, element) {
  const width = element.clientWidth;
  return Math.min(longest(labels), width < 500 ? 110 : Math.max(200, Math.min(420, width * 0.4)));
}

// Times along the axis, as many as have room: round hours, a day by its name alone, and without the year where it is one for all.
const hours = [1, 2, 3, 4, 6, 12, 24];
function times(labels, element) {
  const year = /^\d{4}-/.exec(labels[0] ?? '')?.[0];
  const skipped = year && labels.every(label => label.startsWith(year)) ? year.length : 0;
  const parts = labels.map(label => /^(.*) (\d\d):00$/.exec(label.slice(skipped)));
  const all = labels.map((_, index) => index);
  const days = all.filter(index => parts[index]?.[2] === '00');
  const every = (places, n) => places.filter((_, i) => i % n === 0);
  const words = index => days.length === 0 || !parts[index] ? labels[index].slice(skipped) : parts[index][2] === '00' ? parts[index][1] : `${parts[index][2]}:00`;
  const room = places => Math.max(1, Math.floor((element.clientWidth - 60) / (1.7 * Math.max(1, longest(places.map(words))))));
  const fits = places => places.length > 0 && places.length <= element.clientWidth / 20 && places.length <= room(places);
  const round = hours.map(n => all.filter(index => parts[index] && Number(parts[index][2]) % n === 0));
  const rest = days.length > 1 ? days : all;
  const shown = [all, ...round].find(fits) ?? every(rest, Math.ceil(rest.length / room(rest)));
  // A name at the very end would leave the chart.
  const last = (labels.length - 1) * (1 - longest(shown.map(words)) / 2 / Math.max(1, element.clientWidth - 60));
  const places = new Set(shown.length > 1 ? shown.filter(index => index <= last) : shown);
  return { places, words };
}

// Times that are the same time apart stand side by side. Of others each has the place of its time.
function timeAxis(data, element) {
  const { places, words } = times(data.labels, element);
  const axisTick = { show: true, lineStyle: { color: style('--line') } };
  if (data.times) {
    const customValues = [...places].map(index => data.times[index]);
    // The axis is asked for others too, before it knows which are wanted.
    const at = (time, text) => data.times.includes(time) ? text(data.times.indexOf(time)) : '';
    return {
      type: 'value', min: data.times[0], max: data.times.at(-1), ...axisStyle(), splitLine: { show: false },
      axisLabel: { ...axisStyle().axisLabel, hideOverlap: true, customValues, formatter: time => at(time, words) },
      axisTick: { ...axisTick, customValues },
      axisPointer: { snap: true, label: { formatter: p => at(p.value, index => data.labels[index]) } },
    };
  }
  const interval = index => places.has(index);
  return {
    type: 'category', data: data.labels, boundaryGap: false, ...axisStyle(),
    axisLabel: { ...axisStyle().axisLabel, hideOverlap: false, formatter: (_, index) => words(index), interval },
    axisTick: { ...axisTick, interval },
  };
}

// A point between two that are missing has no line, and would not be seen without a symbol.
function points(data, values) {
  const has = index => (values[index] ?? null) !== null;
  const isAlone = values.map((_, index) => has(index) && !has(index - 1) && !has(index + 1));
  const place = index => data.times ? [data.times[index], values[index]] : values[index];
  const showSymbol = values.length < 3 || isAlone.includes(true);
  return { showSymbol, symbolSize: 6, data: values.map((_, index) => showSymbol && values.length > 2 ? { value: place(index), symbol: isAlone[index] ? 'circle' : 'none' } : place(index)) };
}

function names(data, element) {
  const width = nameWidth(data.labels, element);
  return {
    grid: { left: width + 16, right: 64, top: data.series.some(s => s.name) && data.kind !== 'ranking' ? 34 : 12, bottom: 28, containLabel: false },
    yAxis: { type: 'category', inverse: true, data: data.labels, ...axisStyle(), axisLabel: { color: style('--text'), fontSize: 12, width, overflow: 'truncate' } },
  };
}

// One degree is shorter from east to west, by the cosine of the latitude; the box keeps that proportion whatever the width.
function place(data, element) {
  const points = data.outline.length > 0 ? data.outline.flat() : data.places.map(p => [p.longitude, p.latitude]);
  const [west, east] = [Math.min(...points.map(p => p[0])), Math.max(...points.map(p => p[0]))];
  const [south, north] = [Math.min(...points.map(p => p[1])), Math.max(...points.map(p => p[1]))];
  const squeeze = Math.cos((south + north) / 2 * Math.PI / 180);
  const [width, height] = [Math.max(1, element.clientWidth - 40), Math.max(1, element.clientHeight - 80)];
  const unit = Math.max((east - west) * squeeze / width, (north - south) / height, 1e-6) * 1.05;
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  const [dx, dy] = [unit * width / squeeze / 2, unit * height / 2];
  return { x: { min: x - dx, max: x + dx }, y: { min: y - dy, max: y + dy } };
}

// The city itself: what lies within an outline.
const land = ring => ({
  type: 'custom', silent: true, data: [ring[0]], tooltip: { show: false },
  renderItem: (_, api) => ({ type: 'polygon', shape: { points: ring.map(p => api.coord(p)) }, style: { fill: style('--map-land'), stroke: style('--map-shore'), lineWidth: 1.5 } }),
});

const builders = {
  line: (data, element) => ({
    ...named(data),
    xAxis: timeAxis(data, element),
    yAxis: valueAxes(data),
    series: data.series.map((s, i) => ({
      type: 'line', name: s.hasOwnAxis ? `${s.name} (right)` : s.name, ...points(data, s.values), lineStyle: { width: 2, type: s.name === 'usual' || s.hasOwnAxis ? 'dashed' : 'solid' },
      yAxisIndex: s.hasOwnAxis ? 1 : 0, connectNulls: false,
      areaStyle: i === 0 ? { opacity: 0.1 } : undefined,
    })),
  }),
  stacked: data => ({
    xAxis: { type: 'category', data: data.labels, boundaryGap: false, ...axisStyle() },
    yAxis: { type: 'value', ...axisStyle() },
    series: data.series.map(s => ({ type: 'line', stack: 'all', areaStyle: { opacity: 0.5 }, showSymbol: false, lineStyle: { width: 1 }, name: s.name, data: s.values })),
  }),
  ranking: (data, element) => ({
    ...named({ series: [] }),
    xAxis: { type: 'value', ...axisStyle() },
    ...names(data, element),
    tooltip: { ...base().tooltip, axisPointer: { type: 'shadow' } },
    series: data.series.map(s => ({ type: 'bar', name: s.name, data: s.values, barMaxWidth: 22, label: { show: true, position: 'right', color: style('--muted'), formatter: p => written(p.value) } })),
  }),
  bar: (data, element) => bars(data, 'all', element),
  grouped: (data, element) => bars(data, undefined, element),
  map: (data, element) => {
    const most = Math.max(1, ...data.places.map(p => p.value));
    const view = place(data, element);
    const scale = Math.min(1, element.clientWidth / 640);
    const hidden = { type: 'value', axisLine: { show: false }, axisTick: { show: false }, axisLabel: { show: false }, splitLine: { show: false } };
    return {
      legend: { show: false },
      grid: { left: 20, right: 20, top: 12, bottom: 56 },
      tooltip: { ...base().tooltip, trigger: 'item', formatter: p => lines(p.data.name, `${data.series[0].name} ${written(p.data.value[2])}`) },
      xAxis: { ...hidden, ...view.x },
      yAxis: { ...hidden, ...view.y },
      visualMap: { min: 0, max: 1, dimension: 3, seriesIndex: data.outline.length, orient: 'horizontal', left: 'center', bottom: 0, text: [written(most), '0'], textStyle: { color: style('--muted') }, inRange: { color: [style('--place-0'), style('--heat-1')] } },
      series: [...data.outline.map(ring => land(ring)), {
        type: 'scatter', name: data.series[0].name, symbolSize: v => scale * (6 + 20 * v[3]), itemStyle: { opacity: 0.85, borderColor: style('--map-land'), borderWidth: 0.5 },
        data: data.places.toSorted((a, b) => a.value - b.value).map(p => ({ name: p.name, value: [p.longitude, p.latitude, p.value, Math.sqrt(Math.max(0, p.value) / most)] })),
      }],
    };
  },
  heatmap: data => {
    const cells = data.series.flatMap((s, row) => s.values.map((v, column) => [column, row, v ?? '-']));
    const most = Math.max(1, ...cells.map(c => c[2]).filter(Number.isFinite));
    return {
      legend: { show: false },
      tooltip: { ...base().tooltip, trigger: 'item', formatter: p => lines(`${data.series[p.data[1]].name}, ${data.labels[p.data[0]]}`, written(p.data[2])) },
      grid: { left: 8, right: 16, top: 12, bottom: 48, containLabel: true },
      xAxis: { type: 'category', data: data.labels, ...axisStyle() },
      yAxis: { type: 'category', inverse: true, data: data.series.map(s => s.name), ...axisStyle() },
      visualMap: { min: 0, max: most, orient: 'horizontal', left: 'center', bottom: 0, text: [written(most), '0'], textStyle: { color: style('--muted') }, inRange: { color: [style('--heat-0'), style('--heat-1')] } },
      series: [{ type: 'heatmap', data: cells }],
    };
  },
};

function render(entry) {
  entry.chart.setOption({ ...base(), ...builders[entry.data.kind](entry.data, entry.element) }, { notMerge: entry.kind !== entry.data.kind, replaceMerge: ['series'], lazyUpdate: true });
  entry.kind = entry.data.kind;
}

export async function draw(element, data, address) {
  await load(address);
  if (!element?.isConnected) return;
  let entry = charts.get(element);
  if (!entry) {
    entry = { element, chart: echarts.init(element) };
    entry.observer = new ResizeObserver(() => { entry.chart.resize(); render(entry); });
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
