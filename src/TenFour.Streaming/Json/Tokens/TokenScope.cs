namespace TenFour.Streaming.Json.Tokens;

/// <summary>An object or array that is being read.</summary>
internal struct TokenScope
{
    public bool IsRoot;
    public bool IsObject;

    /// <summary>The number of the entry, from -1; a comma is expected from 1 on.</summary>
    public int Index;

    /// <summary>The last name read: where it starts in the record, or among the kept names. A negative length: there is none.</summary>
    public int NameStart;
    public int NameLength;
    public bool IsNameKept;
}
