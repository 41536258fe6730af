namespace TenFour.EndToEnd.Sides;

/// <summary>All of a result in a few values, the same from every side that computed the same rows.</summary>
/// <param name="Rows">How many there are.</param>
/// <param name="Checksum">See <see cref="RowChecksum"/>.</param>
/// <param name="Top">The first rows by count, then window, type and disposition: <c>minute|type|disposition|count</c>.</param>
public sealed record Answer(long Rows, long Checksum, IReadOnlyList<string> Top)
{
    public const int TopRows = 20;

    public bool IsSameAs(Answer other) => (Rows, Checksum) == (other.Rows, other.Checksum) && Top.SequenceEqual(other.Top);

    public override string ToString() => $"{Rows:N0} rows, checksum {Checksum}, first {(Top.Count > 0 ? Top[0] : "none")}";
}
