namespace TenFour.Streaming.Json.Fast;

/// <summary>What some records of a feed say about the lengths of its strings.</summary>
/// <param name="samples">Per record and field the bytes of the value if that is a string without escapes, else -1.</param>
internal sealed class FieldLengths(IReadOnlyList<int[]> samples)
{
    /// <summary>Where no length is usual.</summary>
    public const int NoUsualLength = 63;

    /// <summary>Taking a length for granted pays when it is right so often: to be wrong costs about three times what is won.</summary>
    private const double UsualShare = 0.75;

    public bool IsAlwaysString(int field) => samples.All(s => s[field] >= 0);

    /// <summary>The length of a field's string, or -1 where it is not always a string of one length.</summary>
    public int AlwaysLength(int field)
    {
        var first = samples[0][field];
        return samples.All(s => s[field] == first) ? first : -1;
    }

    /// <summary>The length that a field's string mostly has, or <see cref="NoUsualLength"/> where there is none.</summary>
    public int UsualLength(int field)
    {
        var usual = samples.GroupBy(s => s[field]).MaxBy(group => group.Count())!;
        return usual.Key is >= 0 and < NoUsualLength && usual.Count() >= samples.Count * UsualShare
            ? usual.Key
            : NoUsualLength;
    }
}
