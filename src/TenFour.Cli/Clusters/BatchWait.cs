using System.Globalization;

namespace TenFour.Cli.Clusters;

/// <summary>What is said while the first batch of a query is waited for: that may take a minute on a cluster, which would look like a program that hangs.</summary>
internal sealed class BatchWait(TimeProvider time)
{
    /// <summary>States that pass by at once are not worth a line each.</summary>
    private static readonly TimeSpan ShortestState = TimeSpan.FromSeconds(3);

    /// <summary>After this long the same is said again.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    private readonly long _began = time.GetTimestamp();
    private string? _said;
    private TimeSpan _saidAt;
    private bool _isOver;

    /// <summary>A batch has come: from now on its reports tell how the query stands.</summary>
    public void End() => _isOver = true;

    /// <param name="state">What the cluster says that the query does.</param>
    /// <returns>A line, or null where there is nothing to say.</returns>
    public string? Say(string state)
    {
        var waited = time.GetElapsedTime(_began);
        var silence = waited - _saidAt;
        if (_isOver || silence < (_said is null ? TimeSpan.Zero : _said == state ? LongestSilence : ShortestState))
        {
            return null;
        }

        (_said, _saidAt) = (state, waited);
        return string.Create(CultureInfo.InvariantCulture, $"waiting for a batch, {waited.TotalSeconds:0} s: {state}");
    }
}
