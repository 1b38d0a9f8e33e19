graph [
  directed 1
  multigraph 1
  name "Support in the region"
  node [
    id 0
    label "Iran"
    kind "state"
    pop 88.5
    oil 1
  ]
  node [
    id 1
    label "Hezbollah"
    kind "armed group"
    founded 1985
    leaders "Tufayli"
    leaders "Musawi"
  ]
  node [
    id 2
    label "Saudi Arabia"
    kind "state"
    oil 1
  ]
  node [
    id 3
    label "C&#244;te d'Ivoire"
    kind "state"
    oil 0
  ]
  edge [
    source 0
    target 1
    key "backing"
    start 1990
    end "2006"
    weight 3.5
  ]
  edge [
    source 0
    target 1
    key "trade"
    weight 0
  ]
  edge [
    source 2
    target 1
    key "trade"
    weight 2
  ]
  edge [
    source 2
    target 0
    key "rivalry"
    start "1979-02"
    end "2006"
  ]
]
