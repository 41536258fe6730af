namespace TenFour.Streaming.Json.Fast;

/// <summary>What some records of a feed say about the lengths of its strings. All of them have the same fields, of which the same are strings.</summary>
/// <param name="samples">
/// Per record and field the bytes of the value if that is a string without escapes, <see cref="Other"/> or <see cref="Missing"/>.
/// </param>
internal sealed class FieldLengths(IReadOnlyList<int[]> samples)
{
    /// <summary>A value that is no plain string.</summary>
    public const int Other = -1;

    /// <summary>A field that a record leaves out.</summary>
    public const int Missing = -2;

    /// <summary>Where no length is usual.</summary>
    public const int NoUsualLength = 63;

    /// <summary>Taking a length for granted pays when it is right so often: to be wrong costs about three times what is won.</summary>
    private const double UsualShare = 0.75;

    // A record may be compared with every shape before it is read field by field.
    private const int MostShapes = 3;
    private const double ShapeShare = 0.1;

    /// <summary>The records by what fields they have, the most frequent kinds first; rare ones are left out.</summary>
    public static IEnumerable<FieldLengths> ByKind(IReadOnlyList<int[]> samples) => samples
        .GroupBy(sample => string.Concat(sample.Select(length => length >= 0 ? 's' : length == Other ? 'o' : '-')))
        .Where(kind => kind.Count() >= samples.Count * ShapeShare)
        .OrderByDescending(kind => kind.Count())
        .Take(MostShapes)
        .Select(kind => new FieldLengths([.. kind]));

    public bool IsThere(int field) => samples[0][field] != Missing;

    public bool IsString(int field) => samples[0][field] >= 0;

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
