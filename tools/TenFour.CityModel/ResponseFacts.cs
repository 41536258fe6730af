using TenFour.Calls.City;

namespace TenFour.CityModel;

/// <summary>How long calls of each priority take that a unit was sent to.</summary>
internal static class ResponseFacts
{
    public static Dictionary<string, ResponseTimes> Of(IEnumerable<DispatchedCall> calls) => calls
        .Where(call => !call.IsOnView && call.Priority.Length > 0)
        .GroupBy(call => call.Priority)
        .OrderBy(priority => priority.Key, StringComparer.Ordinal)
        .ToDictionary(priority => priority.Key, priority => new ResponseTimes
        {
            Dispatch = Quantiles(priority.Select(call => call.Dispatch)),
            Travel = Quantiles(priority.Select(call => call.Travel)),
            Work = Quantiles(priority.Select(call => call.Work)),
            Reached = (int)Math.Round(100.0 * priority.Count(call => call.Travel is not null) / priority.Count(call => call.Dispatch is not null)),
        });

    // The longest is left out: it is one call. A few calls end before their arrival is noted.
    private static int[] Quantiles(IEnumerable<double?> seconds)
    {
        var sorted = seconds.OfType<double>().Order().ToArray();
        return [.. ResponseTimes.Shares.Select(share => Math.Max(0, (int)sorted[(int)Math.Min(share * sorted.Length, sorted.Length * 0.99)]))];
    }
}
