namespace TenFour.Browser.Tests.Harness;

/// <summary>Scripts that watch a page from inside.</summary>
internal static class PageWatch
{
    /// <summary>
    /// Notes in <c>watch</c> the long tasks of the main thread (over 50 ms), the sum of layout shifts that no reader caused, and the number of
    /// frames in which what the page shows was another than before.
    /// </summary>
    public const string Script = """
        window.watch = { longTasks: [], shifts: 0, redraws: 0 };
        new PerformanceObserver(list => window.watch.longTasks.push(...list.getEntries().map(e => e.duration))).observe({ type: 'longtask' });
        new PerformanceObserver(list => list.getEntries().forEach(e => { if (!e.hadRecentInput) window.watch.shifts += e.value; }))
            .observe({ type: 'layout-shift', buffered: true });
        let changed = false;
        new MutationObserver(() => {
            if (changed) return;
            changed = true;
            requestAnimationFrame(() => { changed = false; window.watch.redraws++; });
        }).observe(document, { subtree: true, childList: true, characterData: true });
        """;

    /// <summary>What a reader sees, as text: words, and the pixels of charts.</summary>
    public const string Shown = """
        () => document.querySelector('main').innerText
            + [...document.querySelectorAll('main canvas')].map(c => c.toDataURL()).join()
            + [...document.querySelectorAll('main svg')].map(s => s.innerHTML).join()
        """;
}
