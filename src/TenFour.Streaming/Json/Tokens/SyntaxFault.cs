namespace TenFour.Streaming.Json.Tokens;

/// <summary>What is wrong with the text of a record.</summary>
internal enum FaultKind : byte
{
    None,
    UnexpectedCharacter,
    UnexpectedEnd,
    ControlCharacter,
    UnknownEscape,
    UnknownWord,
    InvalidNumber,
    LongNumber,
    LongName,
    LongString,
    TooDeep,
    InvalidBase64,
    WrongKind,
}

/// <summary>Where and how the text of a record breaks JSON's rules.</summary>
/// <param name="At">The byte of the record, from 0.</param>
internal readonly record struct SyntaxFault(FaultKind Kind, int At)
{
    public string Describe(ReadOnlySpan<byte> record) => Kind switch
    {
        FaultKind.UnexpectedCharacter => $"broken syntax at byte {At}: unexpected {Show(record)}",
        FaultKind.UnexpectedEnd => $"broken syntax at byte {At}: the record ends too early",
        FaultKind.ControlCharacter => $"broken syntax at byte {At}: a raw control character {Show(record)}",
        FaultKind.UnknownEscape => $"broken syntax at byte {At}: an unknown escape in a string",
        FaultKind.UnknownWord => $"broken syntax at byte {At}: a word that is not true, false or null",
        FaultKind.InvalidNumber => $"broken syntax at byte {At}: an invalid number",
        FaultKind.LongNumber => $"a number of more than {JsonTokens.MaxNumberLength} digits at byte {At}",
        FaultKind.LongName => $"a field name of more than {JsonTokens.MaxNameLength} bytes at byte {At}",
        FaultKind.LongString => $"a string of more than {JsonTokens.MaxStringLength} bytes at byte {At}",
        FaultKind.TooDeep => $"more than {JsonTokens.MaxDepth} objects and arrays in one another at byte {At}",
        _ => "no JSON object",
    };

    private string Show(ReadOnlySpan<byte> record)
    {
        if ((uint)At >= (uint)record.Length)
        {
            return "end of the record";
        }

        var b = record[At];
        return b is > 0x20 and < 0x7F ? $"'{(char)b}'" : $"byte 0x{b:X2}";
    }
}
