// Draws calls on the outline of the city. The server sends places and counts; how they look is decided here, by theme and size.
const maps = new Map();
let ground;

const loadGround = () => ground ??= fetch('/api/city').then(answer => answer.json());

function style(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

// Degrees to pixels: at this latitude a degree of longitude is shorter.
function projection(bounds, width, height) {
  const [west, south, east, north] = bounds;
  const shrink = Math.cos((south + north) / 2 * Math.PI / 180);
  const pad = 14;
  const scale = Math.min((width - 2 * pad) / ((east - west) * shrink), (height - 2 * pad) / (north - south));
  const left = (width - (east - west) * shrink * scale) / 2;
  const top = (height - (north - south) * scale) / 2;
  return (longitude, latitude) => [left + (longitude - west) * shrink * scale, top + (north - latitude) * scale];
}

function trace(context, project, line) {
  for (let i = 0; i < line.length; i += 2) {
    const [x, y] = project(line[i], line[i + 1]);
    if (i === 0) context.moveTo(x, y); else context.lineTo(x, y);
  }
}

function drawGround(map) {
  const { context, project, city } = map;
  context.beginPath();
  city.outline.forEach(ring => { trace(context, project, ring); context.closePath(); });
  context.fillStyle = style('--map-land');
  context.fill();
  context.strokeStyle = style('--map-shore');
  context.lineWidth = 1.2;
  context.stroke();
  context.beginPath();
  city.streets.forEach(line => trace(context, project, line));
  context.strokeStyle = style('--map-street');
  context.lineWidth = Math.max(0.8, map.width / 560);
  context.lineJoin = context.lineCap = 'round';
  context.stroke();
}

// Each place is a soft spot; where spots overlap they add up.
function drawDensity(map) {
  const { context, project } = map;
  const radius = map.width / 26;
  const most = Math.max(6, ...map.density.map(place => place[2]));
  const thin = Math.min(1, 420 / map.density.length);
  const [r, g, b] = style('--map-heat').split(' ');
  context.save();
  context.beginPath();
  map.city.outline.forEach(ring => { trace(context, project, ring); context.closePath(); });
  context.clip();
  for (const [longitude, latitude, calls] of map.density) {
    const [x, y] = project(longitude, latitude);
    const spot = context.createRadialGradient(x, y, 0, x, y, radius);
    spot.addColorStop(0, `rgba(${r}, ${g}, ${b}, ${thin * (0.03 + 0.24 * Math.sqrt(calls / most))})`);
    spot.addColorStop(1, `rgba(${r}, ${g}, ${b}, 0)`);
    context.fillStyle = spot;
    context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
  }
  context.restore();
}

function drawPoints(map) {
  const { context, project } = map;
  const [colour, edge] = [style('--map-point'), style('--map-land')];
  const size = Math.max(3.2, map.width / 180);
  map.spots = map.points.map(([longitude, latitude, calls, age], i) => {
    const [x, y] = project(longitude, latitude);
    return { x, y, age, radius: size * Math.sqrt(calls), text: map.texts[i] };
  });
  for (const { x, y, age, radius } of map.spots) {
    context.globalAlpha = 1 - 0.6 * Math.min(1, age / 60);
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = colour;
    context.fill();
    context.strokeStyle = edge;
    context.lineWidth = 1;
    context.stroke();
    if (age <= 2) {
      context.globalAlpha = 0.9;
      context.beginPath();
      context.arc(x, y, radius + 4, 0, 2 * Math.PI);
      context.strokeStyle = colour;
      context.lineWidth = 1.5;
      context.stroke();
    }
  }
  context.globalAlpha = 1;
}

// Names where there is room: those with more calls first, none over another.
function drawNames(map) {
  if (map.width < 330) return;
  const { context, project } = map;
  const size = map.width < 480 ? 10 : 11.5;
  context.font = `500 ${size}px system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  const taken = [];
  for (const { name, longitude, latitude } of map.city.neighborhoods) {
    const [x, y] = project(longitude, latitude);
    const half = context.measureText(name).width / 2 + 4;
    const box = [x - half, y - size, x + half, y + size];
    if (box[0] < 2 || box[2] > map.width - 2) continue;
    if (taken.some(other => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) continue;
    taken.push(box);
    context.strokeStyle = style('--map-halo');
    context.lineWidth = 3;
    context.strokeText(name, x, y);
    context.fillStyle = style('--map-name');
    context.fillText(name, x, y);
  }
}

// A picture of invented calls says so, wherever it is copied to.
function drawMark(map) {
  if (!map.mark) return;
  const { context } = map;
  context.font = `700 13px system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif`;
  context.textAlign = 'left';
  context.textBaseline = 'top';
  context.fillStyle = style('--warn-text');
  context.fillText(map.mark, 4, 4);
}

function render(map) {
  map.asked = false;
  if (!map.city || !map.width) return;
  map.context.setTransform(map.ratio, 0, 0, map.ratio, 0, 0);
  map.context.clearRect(0, 0, map.width, map.height);
  drawGround(map);
  drawDensity(map);
  drawNames(map);
  drawPoints(map);
  drawMark(map);
}

function ask(map) {
  if (map.asked) return;
  map.asked = true;
  requestAnimationFrame(() => render(map));
}

function fit(map) {
  const { width, height } = map.element.getBoundingClientRect();
  map.ratio = window.devicePixelRatio || 1;
  [map.width, map.height] = [width, height];
  [map.canvas.width, map.canvas.height] = [Math.round(width * map.ratio), Math.round(height * map.ratio)];
  if (map.city) map.project = projection(map.city.bounds, width, height);
  ask(map);
}

function point(map, event) {
  const box = map.element.getBoundingClientRect();
  const [x, y] = [event.clientX - box.left, event.clientY - box.top];
  const distance = spot => Math.hypot(spot.x - x, spot.y - y);
  const near = map.spots.filter(spot => distance(spot) < spot.radius + 8).sort((a, b) => distance(a) - distance(b))[0];
  map.tip.hidden = !near;
  if (!near) return;
  map.tip.textContent = near.text;
  map.tip.style.left = `${Math.max(4, Math.min(near.x + 10, map.width - map.tip.offsetWidth - 4))}px`;
  map.tip.style.top = `${Math.max(4, near.y - map.tip.offsetHeight - 10)}px`;
}

function create(element) {
  const canvas = element.querySelector('canvas');
  const map = { element, canvas, context: canvas.getContext('2d'), tip: element.querySelector('.tip'), points: [], texts: [], density: [], spots: [] };
  map.observer = new ResizeObserver(() => fit(map));
  map.observer.observe(element);
  element.addEventListener('pointermove', event => point(map, event));
  element.addEventListener('pointerdown', event => point(map, event));
  element.addEventListener('pointerleave', () => { map.tip.hidden = true; });
  maps.set(element, map);
  loadGround().then(city => { map.city = city; fit(map); });
  return map;
}

export function draw(element, data) {
  if (!element?.isConnected) return;
  const map = maps.get(element) ?? create(element);
  if (!data) return;
  map.points = data.points;
  map.texts = data.texts;
  map.density = data.density ?? map.density;
  map.mark = data.mark;
  ask(map);
}

export function remove(element) {
  maps.get(element)?.observer.disconnect();
  maps.delete(element);
}

addEventListener('themechange', () => maps.forEach(ask));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => maps.forEach(ask));
