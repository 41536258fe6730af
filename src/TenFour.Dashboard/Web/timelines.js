// Charts of a run's batches, each a timeline with a histogram at its side. Batches are added as they come; what is off the screen is drawn when
// it is seen, and no frame draws for longer than a few milliseconds.
const mostBatches = 300;
const bins = 12;
const budget = 12;
const runs = new WeakMap();
const waiting = new Set();
let tools;
let scheduled = false;

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });
const exact = new Intl.NumberFormat('en', { maximumFractionDigits: 3 });

function nice(most) {
  if (!(most > 0)) return 0;
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 1.5, 2, 3, 4, 6, 8, 10].find(step => step * power >= most * 0.999) * power;
}

// A nice end in two to four steps; things that are counted have no halves.
function step(end, isCounted) {
  const power = 10 ** Math.floor(Math.log10(end) + 1e-9);
  const steps = { 1: 2, 1.5: 3, 2: 2, 3: 3, 4: 2, 6: 3, 8: 4, 10: 2 }[Math.round(end / power * 10) / 10] ?? 2;
  return isCounted ? Math.max(1, end / steps) : end / steps;
}

// The ends of the axis. A few batches far above all others, such as the first one, leave the picture: what is usual stays readable, and the
// greatest value stands below the chart.
function ends(values) {
  const sorted = values.filter(v => v !== null).sort((a, b) => a - b);
  if (sorted.length === 0) return [0, 1, null];
  const [least, most, usual] = [sorted[0], sorted[sorted.length - 1], sorted[Math.floor(0.97 * (sorted.length - 1))]];
  const high = nice(sorted.length >= 30 && usual > 0 && most > 5 * usual ? 2.5 * usual : most);
  const low = least < 0 ? -nice(-least) : 0;
  return [low, high > low ? high : low + 1, most];
}

// What the picture does not show: that there is nothing, or how far the peaks go that were cut off.
function remark(values, [, high, most]) {
  const text = values.length === 0 ? 'no batch yet' : most === null ? 'not in this query' : most > high ? `▲ up to ${compact.format(most)}` : '';
  return { text, show: text !== '', top: most === null ? 'middle' : 2, left: most === null ? '38%' : '72%', textAlign: most === null ? 'center' : 'right', padding: 0, textStyle: { color: tools.style('--muted'), fontSize: 11, lineHeight: 14, fontWeight: 400 } };
}

function histogram(values, [low, high]) {
  const counts = new Array(bins).fill(0);
  for (const value of values) {
    if (value !== null) counts[Math.min(bins - 1, Math.max(0, Math.floor((value - low) / (high - low) * bins)))]++;
  }
  return counts;
}

function sums(parts, count) {
  const total = new Array(count).fill(0);
  for (const values of Object.values(parts)) values.forEach((v, i) => { total[i] += v ?? 0; });
  return total;
}

function option(run, key, width) {
  const stacked = key === 'phases';
  // The names of the operations have two lines, on a phone three.
  const names = width < 340 ? 51 : 34;
  const top = stacked ? names + 18 : 20;
  const totals = stacked ? sums(run.phases, run.labels.length) : run.values[key] ?? [];
  const axis = ends(totals);
  const isEmpty = axis[2] === null;
  const counts = histogram(totals, axis);
  const mostInBin = nice(Math.max(1, ...counts));
  const style = tools.axisStyle();
  const line = (name, data, more) => ({ type: 'line', name, data, showSymbol: run.labels.length < 3, lineStyle: { width: stacked ? 1 : 1.75 }, ...more });
  const series = stacked
    ? Object.entries(run.phases).map(([name, data]) => line(name, data, { stack: 'all', areaStyle: { opacity: 0.55 } }))
    : [line('', totals, { areaStyle: { opacity: 0.12 } })];
  return {
    ...tools.base(),
    legend: stacked ? { top: 0, left: 0, right: 0, type: 'plain', itemGap: 7, padding: [2, 0], icon: 'roundRect', itemWidth: 10, itemHeight: 7, textStyle: { color: tools.style('--muted'), fontSize: 11 } } : { show: false },
    grid: [
      { left: 46, right: '27%', top, bottom: 22, show: false },
      { left: '76%', right: 8, top, bottom: 22, show: false },
    ],
    title: { ...remark(totals, axis), ...(stacked && !isEmpty ? { top: names } : {}) },
    tooltip: { ...tools.base().tooltip, formatter: hovered => text(hovered, axis) },
    xAxis: [
      { type: 'category', data: run.labels, boundaryGap: false, show: !isEmpty, ...style, axisLabel: { ...style.axisLabel, formatter: label => label.slice(label.indexOf('·') + 2), hideOverlap: true, alignMinLabel: 'left', alignMaxLabel: 'right', showMaxLabel: true } },
      { type: 'value', gridIndex: 1, show: !isEmpty, min: 0, max: mostInBin, interval: mostInBin, ...style, splitLine: { show: false }, axisLabel: { ...style.axisLabel, showMinLabel: false, alignMaxLabel: 'right', formatter: count => `${compact.format(count)} batches` } },
    ],
    yAxis: [
      { type: 'value', show: !isEmpty, min: axis[0], max: axis[1], interval: step(axis[1], totals.every(v => v === null || Number.isInteger(v))), ...style, axisLabel: { ...style.axisLabel, formatter: value => compact.format(value) } },
      { type: 'category', gridIndex: 1, show: !isEmpty, data: [...new Array(bins).keys()], ...style, axisLabel: { show: false }, axisTick: { show: false }, splitLine: { show: false } },
    ],
    series: [...series, { id: 'histogram', type: 'bar', xAxisIndex: 1, yAxisIndex: 1, data: isEmpty ? [] : counts, barWidth: '80%', itemStyle: { color: tools.style('--series-1'), opacity: 0.6 } }],
  };
}

function text(hovered, [low, high]) {
  if (hovered[0]?.seriesId === 'histogram') {
    const from = low + hovered[0].dataIndex * (high - low) / bins;
    const to = hovered[0].dataIndex === bins - 1 ? 'more' : exact.format(from + (high - low) / bins);
    return `${exact.format(hovered[0].value)} batches from ${exact.format(from)} to ${to}`;
  }
  return [hovered[0]?.axisValue ?? '', ...hovered.map(h => `${h.seriesName.startsWith('series') ? '' : `${h.marker}${h.seriesName} `}<b>${h.value === null || h.value === undefined ? '–' : exact.format(h.value)}</b>`)].join('<br>');
}

function drawSome() {
  scheduled = false;
  const began = performance.now();
  for (const entry of waiting) {
    if (performance.now() - began > budget) break;
    waiting.delete(entry);
    if (!entry.element.isConnected) continue;
    entry.chart ??= echarts.init(entry.element);
    entry.chart.setOption(option(entry.run, entry.key, entry.element.clientWidth), { replaceMerge: ['series'] });
  }
  schedule();
}

function schedule() {
  if (scheduled || waiting.size === 0) return;
  scheduled = true;
  requestAnimationFrame(drawSome);
}

function redraw(entry) {
  if (entry.visible || !entry.chart) waiting.add(entry);
  else entry.stale = true;
}

function start(root) {
  const run = { labels: [], values: {}, phases: {}, entries: [] };
  run.seen = new IntersectionObserver(changes => changes.forEach(change => {
    const entry = run.entries.find(e => e.element === change.target);
    entry.visible = change.isIntersecting;
    if (entry.visible && entry.stale) { entry.stale = false; waiting.add(entry); schedule(); }
  }), { rootMargin: '100px' });
  run.sized = new ResizeObserver(changes => changes.forEach(change => run.entries.find(e => e.element === change.target)?.chart?.resize()));
  for (const element of root.querySelectorAll('[data-chart]')) {
    const entry = { element, key: element.dataset.chart, run, visible: false, stale: false };
    run.entries.push(entry);
    run.seen.observe(element);
    run.sized.observe(element);
  }
  run.themed = () => { run.entries.forEach(e => waiting.add(e)); schedule(); };
  addEventListener('themechange', run.themed);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', run.themed);
  runs.set(root, run);
  return run;
}

function append(target, added, had, all) {
  for (const [name, values] of Object.entries(added)) {
    const known = target[name] ??= new Array(had).fill(0);
    known.push(...values);
  }
  for (const name of Object.keys(target)) {
    while (target[name].length < all) target[name].push(0);
    target[name].splice(0, target[name].length - mostBatches);
  }
}

export async function update(root, data, charts, address) {
  tools ??= await import(charts);
  await tools.load(address);
  if (!root?.isConnected) return;
  const run = runs.get(root) ?? start(root);
  if (data.isNew) Object.assign(run, { labels: [], values: {}, phases: {} });
  const had = run.labels.length;
  run.labels.push(...data.labels);
  append(run.values, data.values, had, run.labels.length);
  append(run.phases, data.phases, had, run.labels.length);
  run.labels.splice(0, run.labels.length - mostBatches);
  run.entries.forEach(redraw);
  schedule();
}

export function remove(root) {
  const run = runs.get(root);
  if (!run) return;
  run.seen.disconnect();
  run.sized.disconnect();
  removeEventListener('themechange', run.themed);
  matchMedia('(prefers-color-scheme: dark)').removeEventListener('change', run.themed);
  run.entries.forEach(e => { waiting.delete(e); e.chart?.dispose(); });
  runs.delete(root);
}
