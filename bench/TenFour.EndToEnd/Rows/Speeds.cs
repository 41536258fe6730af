namespace TenFour.EndToEnd.Rows;

/// <summary>Lines that compare how fast the same records were worked off.</summary>
internal static class Speeds
{
    private const string Unit = "M records/s";

    /// <summary>Seconds for so many records as millions of records a second.</summary>
    public static Measurement Of(Measurement seconds, int records) => seconds.Select(s => records / s / 1e6);

    /// <summary>Ours alone, judged in millions of records a second.</summary>
    public static RowResult Alone(string row, string measure, Measurement seconds, int records, Target? target) =>
        new(row, measure)
        {
            Unit = Unit,
            Ours = Of(seconds, records),
            Value = Of(seconds, records).Median,
            ValueUnit = Unit,
            Target = target,
        };

    /// <summary>Ours against a peer over as many records, judged by the ratio of the medians.</summary>
    public static RowResult Against(
        string row, string measure, int records, Measurement ours, string peerName, Measurement peer, bool? sameAnswer, Target? target) =>
        new(row, measure)
        {
            Unit = Unit,
            Ours = Of(ours, records),
            PeerName = peerName,
            Peer = Of(peer, records),
            Value = peer.Median / ours.Median,
            ValueUnit = "x",
            Target = target,
            SameAnswer = sameAnswer,
        };
}
