namespace TenFour.Streaming.Operators.StreamJoins;

/// <summary>The oldest and the newest row of a key on one side, each as slot plus 1; 0 and 0 where there is none.</summary>
internal struct JoinChain
{
    public int First;

    public int Last;
}
