using TenFour.Streaming.Json.Tokens;

namespace TenFour.Streaming.Json.Builders;

/// <summary>Reads the value of a field.</summary>
internal abstract class ValueReader
{
    /// <summary>Reads the value at the current token, or behind the current name.</summary>
    public ReadResult Read(ref JsonTokens tokens, int row)
    {
        while (tokens.Current == TokenKind.Name)
        {
            if (!tokens.Next())
            {
                return ReadResult.Failed;
            }
        }

        if (tokens.Current is TokenKind.Null or TokenKind.None)
        {
            ReadNull(row);
            return ReadResult.Read;
        }

        return ReadValue(ref tokens, row);
    }

    protected abstract void ReadNull(int row);

    /// <summary>Reads a value that is not null.</summary>
    protected abstract ReadResult ReadValue(ref JsonTokens tokens, int row);
}
