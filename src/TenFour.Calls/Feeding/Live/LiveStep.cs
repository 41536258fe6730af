using System.Security.Cryptography;
using System.Text;

namespace TenFour.Calls.Feeding.Live;

/// <summary>Decides what an answer adds to the topics. Pure.</summary>
internal static class LiveStep
{
    // The city's clock repeats an hour in autumn, and rows show up after their time.
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(2);

    /// <summary>From when on changes have to be asked for; null for all.</summary>
    public static DateTime? AskFrom(LiveState state) => state.Cursor - Overlap;

    /// <summary>The state after an answer; the same object where the answer adds nothing.</summary>
    /// <param name="state">What is known.</param>
    /// <param name="page">The answer.</param>
    /// <param name="rememberedCalls">How many calls are kept in mind.</param>
    /// <param name="now">The city's wall clock.</param>
    public static LiveState Next(LiveState state, LivePage page, int rememberedCalls, DateTime now)
    {
        var seen = state.Seen.ToDictionary(call => call.Number);
        var calls = new List<string>();
        var updates = new List<string>();

        // Of a call that comes twice in one answer the later change wins, whatever the order of the rows.
        foreach (var row in OnePerChange(page.Rows).OrderBy(row => row.Updated).ThenBy(row => row.Number, StringComparer.Ordinal))
        {
            var known = seen.GetValueOrDefault(row.Number);
            var fingerprint = Fingerprint(row.Record);
            if (known is not null && (known.Fingerprint == fingerprint || row.Updated < known.Updated))
            {
                continue;
            }

            updates.Add(row.Record);
            if (row.IsClosed && known is not { IsClosed: true })
            {
                calls.Add(row.Record);
            }

            seen[row.Number] = new SeenCall(row.Number, fingerprint, row.Updated, row.IsClosed || known is { IsClosed: true });
        }

        var cursor = Cursor(state, page, now);
        return updates.Count == 0 && cursor == state.Cursor ? state : state with
        {
            Step = state.Step + 1,
            Cursor = cursor,
            CallCount = state.CallCount + calls.Count,
            UpdateCount = state.UpdateCount + updates.Count,
            Calls = calls,
            Updates = updates,
            Seen = [.. seen.Values.OrderByDescending(call => call.Updated).Take(rememberedCalls)],
        };
    }

    // Two rows that say different things of one moment would else both be news again in each answer.
    private static IEnumerable<LiveRow> OnePerChange(IEnumerable<LiveRow> rows) => rows
        .GroupBy(row => (row.Number, row.Updated))
        .Select(same => same.OrderBy(row => row.IsClosed).ThenBy(row => row.Record, StringComparer.Ordinal).Last());

    // A time ahead of the data, or of now, is a mistake of somebody's clock; following it would pass over everything until then.
    private static DateTime? Cursor(LiveState state, LivePage page, DateTime now)
    {
        if (page.Rows.Count == 0)
        {
            return state.Cursor;
        }

        var newest = page.Rows.Max(row => row.Updated);
        newest = newest < page.DataAsOf ? newest : page.DataAsOf!.Value;
        newest = newest < now ? newest : now;
        return state.Cursor > newest ? state.Cursor : newest;
    }

    private static string Fingerprint(string record) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(record)).AsSpan(0, 8));
}
